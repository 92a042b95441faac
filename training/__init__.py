"""The annotated corpus and the training of the model; scripts, not part of the package."""
