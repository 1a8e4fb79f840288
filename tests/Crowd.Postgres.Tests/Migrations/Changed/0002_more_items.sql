insert into items values (1, 'one; still one');
create function twice(n int) returns int language sql as $$ select n * 2; $$;
