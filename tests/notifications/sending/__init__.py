"""The postman in each kind of trouble with a mail server, told by real servers."""
