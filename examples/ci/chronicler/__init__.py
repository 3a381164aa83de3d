"""Stands in for Chronicler, so that burden --run_chronicler calls Zathras for Java."""
