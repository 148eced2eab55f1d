package io.mainstay.web.accounts;

import io.mainstay.accounts.Accounts;
import io.mainstay.metrics.AccountBook;
import io.mainstay.metrics.AccountLine;
import io.mainstay.metrics.AccountList;
import io.mainstay.metrics.AccountQuestion.Slice;
import io.mainstay.metrics.Metrics;
import io.mainstay.templates.Templates;
import io.mainstay.web.Frame;
import io.mainstay.web.Here;
import io.mainstay.web.Html;
import io.mainstay.web.Lens;
import io.mainstay.web.RailEntry;
import io.mainstay.web.Redirects;
import io.mainstay.web.metrics.Views;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.SavedViews;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The list of accounts: narrowed, sorted, told by any attribute, kept under a name, taken along as CSV. */
@Controller
@RequestMapping("/accounts")
class AccountsController {

    static final String PATH = "/accounts";

    private final AccountBook book;
    private final Accounts accounts;
    private final Metrics metrics;
    private final Views views;
    private final SavedViews saved;
    private final AccountFilters filters;
    private final Frame frame;
    private final Templates templates;

    AccountsController(
            AccountBook book,
            Accounts accounts,
            Metrics metrics,
            Views views,
            SavedViews saved,
            AccountFilters filters,
            Frame frame,
            Templates templates) {
        this.book = book;
        this.accounts = accounts;
        this.metrics = metrics;
        this.views = views;
        this.saved = saved;
        this.filters = filters;
        this.frame = frame;
        this.templates = templates;
    }

    @GetMapping
    Html show(Lens lens, Here here, Principal reader) {
        AccountsView view = view(lens, here, reader);
        Map<String, List<String>> choices = filters.choices(reader);
        var page = new AccountsPage(
                filters.usual(view, choices),
                filters.more(view, choices),
                filters.told(view),
                listing(view, view.slice(), reader).listing(),
                new AccountsPage.Views(saved.list(reader, PATH), view.query()),
                filters.narrowed(view));
        return frame.page("Accounts", lens, templates.accountsPage(page));
    }

    @GetMapping(params = "format=csv")
    ResponseEntity<String> csv(Lens lens, Here here, Principal reader) {
        AccountsView view = view(lens, here, reader);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"accounts.csv\"")
                .body(listing(view, AccountsView.whole(), reader).csv());
    }

    @PostMapping("/views")
    View keep(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "false") boolean shared,
            Principal by) {
        saved.add(by, PATH, name, query, shared);
        return Redirects.within(query.isEmpty() ? PATH : PATH + "?" + query);
    }

    @PostMapping("/views/{id}/removal")
    View remove(@PathVariable long id, Principal by) {
        saved.remove(by, id);
        return Redirects.to(PATH);
    }

    private AccountsView view(Lens lens, Here here, Principal reader) {
        return new AccountsView(views.single(lens, here), here, metrics.attributes(reader));
    }

    private AccountsListing listing(AccountsView view, Slice slice, Principal reader) {
        AccountList list = book.list(reader, view.question(), slice);
        var keys = accounts.keys(list.lines().stream().map(AccountLine::account).toList());
        return new AccountsListing(
                view, list, keys, frame.show(), views.day(view.view().lens()));
    }

    /** Where people find it. */
    @Configuration(proxyBeanMethods = false)
    static class Entry {

        @Bean
        RailEntry accountsRailEntry() {
            return new RailEntry(20, "Accounts", PATH, "accounts", 'a');
        }
    }
}
