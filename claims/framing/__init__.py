"""How an article words its story: the profile of one article, and how it differs from its peers."""
