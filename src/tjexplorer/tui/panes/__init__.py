"""The numbered panes: 1 Browse, 2 Results, 3 Reader, 4 Itinerary, 5 Bookmarks, and the first screen."""
