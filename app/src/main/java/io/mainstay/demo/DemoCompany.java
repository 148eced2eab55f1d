package io.mainstay.demo;

import io.mainstay.facts.Facts;
import io.mainstay.sources.RecordLinks;
import io.mainstay.workspace.Company;
import io.mainstay.workspace.Members;
import io.mainstay.workspace.Membership;
import io.mainstay.workspace.Role;
import io.mainstay.workspace.Sees;
import io.mainstay.workspace.Workspace;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The sample company everyone can look at: the same one for everyone, told up to the day on which it is first asked for.
 * An empty database is filled with it; one that holds anything else is left alone.
 */
@Service
public class DemoCompany {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCompany.class);
    private static final Company COMPANY =
            new Company("Windlass Software", Currency.getInstance("USD"), Story.ZONE, Month.FEBRUARY);
    private static final Map<String, Membership> PEOPLE = Map.of(
            "Ada", new Membership(Role.OWNER, Sees.ALL, "", "Ada"),
            "Ben", new Membership(Role.CSM, Sees.OWN, "", "Ben"),
            "Chidi", new Membership(Role.MANAGER, Sees.ALL, "", "Chidi"),
            "Ines", new Membership(Role.VIEWER, Sees.ALL, "", "Ines"));

    private final Workspace workspace;
    private final Members members;
    private final Facts facts;
    private final RecordLinks links;
    private final FillStore fills;
    private final Filling filling;
    private final TransactionOperations transaction;
    private final Clock clock;

    DemoCompany(
            Workspace workspace,
            Members members,
            Facts facts,
            RecordLinks links,
            FillStore fills,
            Filling filling,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.workspace = workspace;
        this.members = members;
        this.facts = facts;
        this.links = links;
        this.fills = fills;
        this.filling = filling;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Fills an empty database, or goes on where an earlier filling was cut off. */
    public void fill() {
        Optional<Fill> begun = fills.find();
        if (begun.isPresent()) {
            begun.filter(fill -> !fill.finished()).ifPresent(filling::goOn);
        } else if (workspace.isSetUp() || facts.lastSeq() > 0) {
            LOG.info("The database is in use, so the sample company is not added to it");
        } else {
            filling.goOn(begin());
        }
    }

    private Fill begin() {
        var fill = new Fill(LocalDate.now(clock.withZone(Story.ZONE)), null, false);
        transaction.executeWithoutResult(_ -> {
            workspace.setUpSample(COMPANY);
            new TreeMap<>(PEOPLE)
                    .forEach((name, membership) ->
                            members.addSample(name.toLowerCase(Locale.ROOT) + "@windlass.example", name, membership));
            Arrays.stream(Origin.values()).forEach(origin -> links.setSample(origin.source(), origin.recordLink()));
            fills.begin(fill);
        });
        return fill;
    }
}
