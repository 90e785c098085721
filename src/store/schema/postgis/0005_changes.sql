-- Which members a replacement changed, by name; NULL: not recorded.
ALTER TABLE tyndau.audit_log ADD COLUMN changed json;
CREATE INDEX audit_log_item ON tyndau.audit_log (collection, item, number);
