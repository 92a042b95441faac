"""The trained tagger: a small encoder that reads a text whole and says what its words name."""
