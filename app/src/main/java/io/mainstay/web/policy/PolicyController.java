package io.mainstay.web.policy;

import io.mainstay.metrics.Policies;
import io.mainstay.metrics.Policy;
import io.mainstay.platform.NotFound;
import io.mainstay.semantics.PolicyOption;
import io.mainstay.templates.Templates;
import io.mainstay.web.Here;
import io.mainstay.web.Html;
import io.mainstay.web.Redirects;
import io.mainstay.web.settings.SettingsEntry;
import io.mainstay.web.settings.SettingsFrame;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The revenue policy: every question on which companies disagree, and what each answer would do, before it is given. */
@Controller
@RequestMapping("/settings/policy")
class PolicyController {

    static final String PATH = "/settings/policy";

    private final Policies policies;
    private final PolicyPages pages;
    private final PolicyEffects effects;
    private final SettingsFrame settings;
    private final Templates templates;

    PolicyController(
            Policies policies, PolicyPages pages, PolicyEffects effects, SettingsFrame settings, Templates templates) {
        this.policies = policies;
        this.pages = pages;
        this.effects = effects;
        this.settings = settings;
        this.templates = templates;
    }

    @GetMapping
    View show(@RequestParam(defaultValue = "") String format, Here here) {
        return format.equals("csv")
                ? ChangesTable.of(pages.changes(), here).csv()
                : settings.page(
                        "Revenue policy",
                        templates.policyPage(
                                pages.page(here.parameter("changed").orElse(null), here)));
    }

    /** One question with what each answer does to the last twelve months. */
    @GetMapping("/{option}")
    Html option(
            @PathVariable String option,
            @RequestParam(name = "try", required = false) @Nullable String tried,
            Principal reader) {
        return optionPage(get(option), tried, null, reader);
    }

    @PostMapping("/{option}")
    View change(@PathVariable String option, @RequestParam(defaultValue = "") String answer, Principal by) {
        by.require(Permission.MANAGE_SETTINGS);
        PolicyOption asked = get(option);
        var problem = Policy.problem(asked, answer.strip());
        if (problem.isPresent()) {
            return optionPage(asked, null, problem.get(), by).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        policies.change(by, Map.of(option, answer.strip()));
        return Redirects.to(PATH + "?changed=" + option);
    }

    private Html optionPage(PolicyOption option, @Nullable String tried, @Nullable String problem, Principal reader) {
        String wrong = problem;
        String fits = null;
        if (tried != null) {
            wrong = Policy.problem(option, tried.strip()).orElse(problem);
            fits = wrong == null ? tried.strip() : null;
        }
        var page = new OptionPage(
                pages.row(option),
                effects.of(option, fits, reader),
                effects.period(),
                tried == null ? "" : tried,
                wrong);
        return settings.page(option.label(), templates.policyOption(page));
    }

    private PolicyOption get(String name) {
        return policies.inForce().options().stream()
                .filter(option -> option.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound("policy option", name));
    }

    /** Where people find it. */
    @Configuration(proxyBeanMethods = false)
    static class Entry {

        @Bean
        SettingsEntry policySettingsEntry() {
            return new SettingsEntry(20, "Revenue policy", PATH);
        }

        @Bean
        SettingsEntry targetsSettingsEntry() {
            return new SettingsEntry(30, "Targets", TargetsController.PATH);
        }
    }
}
