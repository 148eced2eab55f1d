-- What a member is here to do; the roles and what each may are in workspace.Role.
alter table member drop constraint member_role_check;
alter table member add constraint member_role_check check (role in ('owner', 'admin', 'manager', 'csm', 'viewer'));
