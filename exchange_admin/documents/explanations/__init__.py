"""The page that explains a converted mark: facts in words, and how they are drawn."""
