// Package ui assembles the window: it opens the library, makes the panels and
// their views, and holds the one table of actions that menus, buttons and
// shortcuts are made from. It imports everything below it; only main imports it.
package ui
