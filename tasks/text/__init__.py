"""Pure: charset, width, Chinese dates, segmentation, similarity."""
