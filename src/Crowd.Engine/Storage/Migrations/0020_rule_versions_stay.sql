-- A published version of rules is what decisions are explained by: nobody changes it any more.
create trigger rule_versions_append_only before update or delete or truncate on rule_versions for each statement execute function refuse_change();
