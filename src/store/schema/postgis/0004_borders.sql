-- How far drawn borders of a data set of units may stand beside the true ones; NULL: nobody stated it.
ALTER TABLE tyndau.datasets ADD COLUMN border_accuracy_m double precision CHECK (border_accuracy_m >= 0);
