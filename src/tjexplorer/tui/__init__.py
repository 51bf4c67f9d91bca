"""The terminal program: screens, panes and keys. The only room that knows Textual and Rich."""
