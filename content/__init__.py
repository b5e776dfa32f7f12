"""EXPLAINS: programmes, themes and emergency words, written by specialists, kept by tests."""
