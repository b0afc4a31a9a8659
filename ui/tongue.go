//go:build cgo

package ui

import (
	"encoding/json"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"twinleaf/assets/words"
)

// borrowed are Fyne's own words, in its file dialogs and menus, by Fyne's keys for them, and our keys. Those of its calendar are not among
// them: there is none. A word that is left out is asked for in vain, and Fyne says so on standard error.
var borrowed = map[string]string{
	"Cancel": "cancel", "OK": "ok", "Open": "files.open", "Folder": "files.folder", "New Folder": "files.folder.new",
	"Create Folder": "files.folder.create", "Show Hidden Files": "files.hidden", "Favourites": "files.places", "Error": "files.error",
	"file.name": "files.name", "file.parent": "files.parent", "File": "files.file", "Enter filename": "files.enter", "Save": "files.save",
	"Yes": "files.yes", "No": "files.no", "Confirm": "files.confirm", "Advanced": "files.advanced", "Quit": "action.quit", "Undo": "action.undo",
	"Redo": "action.redo", "Cut": "text.cut", "Copy": "text.copy", "Paste": "text.paste", "Select all": "text.selectall",
}

// speakFyne has Fyne's own words said in the window's language. Fyne speaks the system's, and knows no other way to tell it than to give
// that language other words.
func speakFyne(w *words.Words) {
	said := map[string]any{}
	for theirs, ours := range borrowed {
		if said[theirs] = w.T(ours); theirs == "file.name" || theirs == "file.parent" {
			said[theirs] = map[string]string{"other": w.T(ours)}
		}
	}
	data, err := json.Marshal(said)
	if err == nil {
		err = lang.AddTranslationsForLocale(data, lang.SystemLocale())
	}
	if err != nil {
		fyne.LogError("say Fyne's words in the window's language", err) // the dialogs go on in the system's
	}
}
