package journal_test

import (
	"testing"

	"twinleaf/model"
	"twinleaf/model/journal"
)

// TestSeries: the sections and the letters of a journal are journals of their own; a name written in another way is not.
func TestSeries(t *testing.T) {
	for _, c := range []struct {
		a, b string
		one  bool
	}{
		{"Journal of Physical Chemistry", "Journal of Physical Chemistry A", false},
		{"Journal of Physical Chemistry", "Journal of Physical Chemistry B", false},
		{"Journal of Physical Chemistry", "Journal of Physical Chemistry Letters", false},
		{"Journal of Physical Chemistry A", "Journal of Physical Chemistry C", false},
		{"Physical Review A", "Physical Review E", false},
		{"Physical Review", "Physical Review E", false},
		{"Physical Review", "Physical Review Letters", false},
		{"Phys. Rev. A", "Phys. Rev. E.", false},
		{"Physics Letters A", "Physics Letters B", false},
		{"Nuclear Instruments & Methods Part A", "Nuclear Instruments & Methods Part B", false},
		{"Nuclear Instruments and Methods", "Nuclear Instruments and Methods. Part A", false},
		{"Journal of Polymer Science Part A: Polymer Chemistry", "Journal of Polymer Science Part E: Polymer Chemistry", false},
		{"Journal of Combinatorial Theory, Series A", "Journal of Combinatorial Theory, Series B", false},
		{"Acta Crystallographica Section A: Foundations", "Acta Crystallographica Section E: Foundations", false},
		{"Proceedings of the Edinburgh Society. Ser. I.", "Proceedings of the Edinburgh Society. Ser. II.", false},
		{"Journal of Physics D", "Journal of Physics Diagnostics", false},
		{"Advances in Physics: X", "Advances in Physics: A", false},

		{"Journal of Physical Chemistry A", "The Journal of Physical Chemistry A", true},
		{"Journal of Physical Chemistry A", "J. Phys. Chem. A", true},
		{"Quarterly Journal", "Quarterly J.", true},
		{"The journal of physical chemistry. A", "Journal of Physical Chemistry A", true},
		{"Physical Review Letters", "Phys. Rev. Lett.", true},
		{"Physical Review E", "Phys. Rev. E", true},
		{"Journal of Combinatorial Theory, Series A", "J. Combin. Theory Ser. A", true},
		{"Acta Crystallographica Section C", "Acta Cryst. Sect. C", true},
		{"A Journal of Made Things", "Journal of Made Things", true},
		{"Ciencia y Tecnología", "Ciencia Tecnologia", true},
		{"Rivista di Storia e Letteratura", "Rivista Storia Letteratura", true},
		{"Journal of Physics & Chemistry", "Journal of Physics and Chemistry", true},
	} {
		groups, err := journal.Find(t.Context(), []model.Journal{{ID: model.ID{1}, Name: c.a}, {ID: model.ID{2}, Name: c.b}})
		if err != nil {
			t.Fatal(err)
		}
		if one := len(groups) == 1; one != c.one {
			t.Errorf("%q and %q: seem to be one: %v, want %v", c.a, c.b, one, c.one)
		}
	}
}
