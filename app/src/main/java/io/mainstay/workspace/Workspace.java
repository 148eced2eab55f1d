package io.mainstay.workspace;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The company, set up once with its owner, and changed later with a note of who did it. */
@Service
public class Workspace {

    private final CompanyStore companies;
    private final Members members;
    private final Audit audit;
    private final Clock clock;

    Workspace(CompanyStore companies, Members members, Audit audit, Clock clock) {
        this.companies = companies;
        this.members = members;
        this.audit = audit;
        this.clock = clock;
    }

    public boolean isSetUp() {
        return findCompany().isPresent();
    }

    public Optional<Company> findCompany() {
        return companies.find();
    }

    /** The company; only for what runs after the set-up. */
    public Company company() {
        return findCompany()
                .orElseThrow(() -> new Refused(ErrorCode.NOT_IN_THIS_STATE, "The company is not set up yet."));
    }

    /** Sets up the company and its owner, both or neither, and only once. */
    @Transactional
    public Member setUp(Company company, NewMember owner) {
        if (!companies.add(company)) {
            throw new Refused(ErrorCode.ALREADY_THERE, "The company is set up already. Sign in to change it.");
        }
        var member = members.addOwner(owner);
        companies.note(company, clock.instant(), member.id());
        audit.note(member.principal(), "company.set_up", company.name(), words(company));
        return member;
    }

    /** Sets up a company whose people have no passwords: the sample company. */
    @Transactional
    public void setUpSample(Company company) {
        if (companies.add(company)) {
            companies.note(company, clock.instant(), Principal.program().member());
        }
    }

    @Transactional
    public void change(Company company, Principal by) {
        by.require(Permission.MANAGE_SETTINGS);
        if (!company.equals(company())) {
            companies.changeTo(company);
            companies.note(company, clock.instant(), by.member());
            audit.note(by, "company.changed", company.name(), words(company));
        }
    }

    private static Map<String, String> words(Company company) {
        return Map.of(
                "name", company.name(),
                "currency", company.currency().getCurrencyCode(),
                "zone", company.zone().getId(),
                "fiscal_year_from", company.fiscalYearStart().name());
    }

    /** Newest first. */
    public List<CompanyChange> changes() {
        return companies.changes();
    }
}
