"""Small house widgets. Each derives from a real Qt widget, so keyboards and screen readers find it."""
