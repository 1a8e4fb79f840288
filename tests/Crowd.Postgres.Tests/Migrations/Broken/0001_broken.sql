create table ok (id int);

select no_such_column
from ok;
