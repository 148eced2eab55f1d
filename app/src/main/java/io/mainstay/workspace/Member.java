package io.mainstay.workspace;

/** Somebody who may sign in. */
public record Member(long id, String email, String name, Role role) {

    public Principal principal() {
        return new Principal(id, name, role, Reach.everything());
    }
}
