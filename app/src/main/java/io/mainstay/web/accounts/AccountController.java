package io.mainstay.web.accounts;

import io.mainstay.accounts.AccountId;
import io.mainstay.accounts.Accounts;
import io.mainstay.metrics.AccountBook;
import io.mainstay.metrics.AccountLine;
import io.mainstay.metrics.AccountQuestion;
import io.mainstay.metrics.Answer;
import io.mainstay.metrics.AsOf;
import io.mainstay.metrics.Filter;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Question;
import io.mainstay.platform.NotFound;
import io.mainstay.semantics.MetricName;
import io.mainstay.templates.Templates;
import io.mainstay.web.CsvFile;
import io.mainstay.web.Frame;
import io.mainstay.web.Here;
import io.mainstay.web.Html;
import io.mainstay.web.Lens;
import io.mainstay.web.Show;
import io.mainstay.web.metrics.View;
import io.mainstay.web.metrics.Views;
import io.mainstay.workspace.Principal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One account's page, as known now or on any earlier day. */
@Controller
class AccountController {

    private static final List<MetricName> TILES = List.of(MetricName.of("arr"), MetricName.of("expansion_mrr"));
    private static final int INVOICES = 100_000;

    private final AccountBook book;
    private final Accounts accounts;
    private final Metrics metrics;
    private final Views views;
    private final RevenueHistory history;
    private final Story story;
    private final Frame frame;
    private final Templates templates;

    AccountController(
            AccountBook book,
            Accounts accounts,
            Metrics metrics,
            Views views,
            RevenueHistory history,
            Story story,
            Frame frame,
            Templates templates) {
        this.book = book;
        this.accounts = accounts;
        this.metrics = metrics;
        this.views = views;
        this.history = history;
        this.story = story;
        this.frame = frame;
        this.templates = templates;
    }

    /** For a key that cannot be a part of a path. */
    @GetMapping("/account")
    Html showByKey(@RequestParam String key, Lens lens, Here here, Principal reader) {
        return show(key, lens, here, reader);
    }

    @GetMapping("/accounts/{key}")
    Html show(@PathVariable String key, Lens lens, Here here, Principal reader) {
        AccountId account = accounts.find(reader, key).orElseThrow(() -> new NotFound("account", key));
        View view = views.single(lens, here);
        Show show = frame.show();
        List<String> attributes = metrics.attributes(reader);
        AccountLine line = book.get(
                reader, account, AccountQuestion.all(view.period(), view.asOf()).telling(attributes));
        var lists = new AccountLists(lens, here, show, views.day(lens));
        var facets = new AccountFacets(
                line,
                key,
                book.subscriptions(reader, account, view.asOf()),
                book.contracts(reader, account, view.asOf()),
                book.invoices(reader, account, view.asOf(), INVOICES),
                merged(reader, account, view, lens),
                lists);
        var page = new AccountPage(
                facets.head(),
                facets.tiles(answers(reader, account, view), view),
                new AccountPage.Revenue(history.chart(reader, account, view, show), AccountFacets.NO_REVENUE),
                facets.lists(),
                story.of(reader, account, lens, view.asOf(), here, show));
        return frame.page(facets.name(), lens, templates.accountsAccount(page));
    }

    /** One of its lists as a file; the key is a parameter where it cannot be a part of the path. */
    @GetMapping(path = "/account", params = AccountWays.LIST)
    CsvFile listByKey(@RequestParam String key, @RequestParam String list, Lens lens, Here here, Principal reader) {
        return list(key, list, lens, here, reader);
    }

    @GetMapping(path = "/accounts/{key}", params = AccountWays.LIST)
    CsvFile list(@PathVariable String key, @RequestParam String list, Lens lens, Here here, Principal reader) {
        AccountId account = accounts.find(reader, key).orElseThrow(() -> new NotFound("account", key));
        AsOf asOf = views.single(lens, here).asOf();
        return switch (list) {
            case "subscriptions" -> AccountWays.subscriptions(book.subscriptions(reader, account, asOf), here);
            case "contracts" -> AccountWays.contracts(book.contracts(reader, account, asOf), here);
            case "invoices" -> AccountWays.invoices(book.invoices(reader, account, asOf, INVOICES), here);
            case Story.LIST -> story.csv(reader, account, asOf, here, frame.show());
            default -> throw new NotFound("list", list);
        };
    }

    private Map<String, Answer> answers(Principal reader, AccountId account, View view) {
        var question = Question.of("arr", List.of(view.period()))
                .where(Filter.of(account))
                .asKnown(view.asOf());
        return metrics.askAll(reader, TILES, question).stream()
                .collect(Collectors.toMap(answer -> answer.metric().name().value(), answer -> answer));
    }

    private AccountPage.@Nullable Merged merged(Principal reader, AccountId account, View view, Lens lens) {
        return book.mergedInto(reader, account, view.asOf())
                .map(merged -> {
                    String key = accounts.key(merged.into());
                    String name = metrics.accountNames(reader, view.asOf()).getOrDefault(merged.into(), "");
                    return new AccountPage.Merged(
                            name.isEmpty() ? key : name,
                            Links.account(key, lens),
                            frame.show().date(merged.since()));
                })
                .orElse(null);
    }
}
