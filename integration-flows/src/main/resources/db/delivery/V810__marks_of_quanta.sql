-- Marks count only if a quantum has sent them. What anybody else, or nobody in particular, has named is not missing.
delete from delivery.missing where source not in ('customer', 'billing', 'sysops', 'reporting');
delete from delivery.mark_received where source not in ('customer', 'billing', 'sysops', 'reporting');
