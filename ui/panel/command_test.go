package panel

import "testing"

func TestCommands(t *testing.T) {
	all := []Command{
		{ID: "import", Names: []string{"Import files…", "导入文件…"}},
		{ID: "import.folder", Names: []string{"Import a folder…", "导入文件夹…"}},
		{ID: "shelf", Names: []string{"Put on a shelf…", "放上书架…"}},
		{ID: "theme.dark", Names: []string{"Dark", "深色"}},
		{ID: "keys", Names: []string{"Keyboard shortcuts", "键盘快捷键"}},
		{ID: "undo", Names: []string{"Undo", "撤销"}, Why: "There is nothing to undo"},
	}
	for typed, want := range map[string]string{"": "import", "imp": "import", "folder": "import.folder", "iaf": "import.folder", "书架": "shelf", "fssj": "shelf",
		"fangshang": "shelf", "shelf": "shelf", "DARK": "theme.dark", "kbs": "keys", "shortcut": "keys", "chexiao": "undo", "und": "undo", "shens": "theme.dark"} {
		got := Commands(typed, all)
		if len(got) == 0 || got[0].ID != want {
			t.Errorf("%q finds %+v, want %s", typed, got, want)
		}
	}
	if got := Commands("zzz", all); len(got) > 0 {
		t.Errorf("zzz finds %+v", got)
	}
	if got := Commands("", all); len(got) != len(all) {
		t.Errorf("nothing typed finds %d", len(got))
	}
}
