"""What PropBank's rolesets mean to Hearsay: made into ``src/reading/vocabulary/*.json`` from their FrameNet and VerbNet links."""
