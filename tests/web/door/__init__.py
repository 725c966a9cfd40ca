"""The door of the desk as a browser and a program meet it."""
