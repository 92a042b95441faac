"""The graph room: documents are read, their claims become quads, quads are stored and asked."""
