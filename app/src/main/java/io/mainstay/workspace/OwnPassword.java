package io.mainstay.workspace;

import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A member's own password, which they change when they know the present one. */
@Service
public class OwnPassword {

    private final MemberStore members;
    private final Passwords passwords;
    private final Audit audit;

    OwnPassword(MemberStore members, Passwords passwords, Audit audit) {
        this.members = members;
        this.passwords = passwords;
        this.audit = audit;
    }

    /** False for the people of the sample company, who have none. */
    public boolean isThere(Member member) {
        return members.findHash(member.email()).isPresent();
    }

    public boolean isRight(Member member, String password) {
        return passwords.matches(password, members.findHash(member.email()));
    }

    @Transactional
    public void change(Member by, String wanted) {
        members.setHash(by.id(), passwords.hash(wanted));
        audit.note(by.principal(), "password.changed", by.email(), Map.of());
    }
}
