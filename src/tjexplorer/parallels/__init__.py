"""The same passage elsewhere: paragraphs that say nearly the same in nearly the same words, in one report or in several."""
