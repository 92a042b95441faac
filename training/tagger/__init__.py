"""Training of the tagger that ships in data/tagger."""
