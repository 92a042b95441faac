"""Reading: sources into documents, documents into blocks, header fields and sentences."""
