package io.mainstay.web.settings;

import io.mainstay.templates.Templates;
import io.mainstay.web.Flash;
import io.mainstay.web.Frame;
import io.mainstay.web.Here;
import io.mainstay.web.Html;
import io.mainstay.web.Redirects;
import io.mainstay.workspace.Company;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Workspace;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The company's name, currency, time zone and fiscal year; says what a change means before it is made. */
@Controller
class CompanyController {

    static final String PATH = "/settings/company";

    private final Workspace workspace;
    private final SettingsFrame settings;
    private final Frame frame;
    private final Templates templates;

    CompanyController(Workspace workspace, SettingsFrame settings, Frame frame, Templates templates) {
        this.workspace = workspace;
        this.settings = settings;
        this.frame = frame;
        this.templates = templates;
    }

    @GetMapping("/settings")
    View first() {
        return Redirects.to(PATH);
    }

    @GetMapping(PATH)
    View show(@RequestParam(defaultValue = "") String format) {
        return format.equals("csv") ? changes().csv() : page(CompanyForm.of(workspace.company()), Map.of(), List.of());
    }

    /** A change that moves numbers is saved at the second sending, after its meaning was shown. */
    @PostMapping(PATH)
    View change(@RequestParam Map<String, String> typed, Principal by, HttpServletRequest request) {
        by.require(Permission.MANAGE_SETTINGS);
        Here.now().standsAt(PATH);
        var form = CompanyForm.of(typed);
        Map<String, String> problems = form.problems();
        if (!problems.isEmpty()) {
            return page(form, problems, List.of()).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Company wanted = form.company();
        List<String> meaning = CompanyPage.meaning(workspace.company(), wanted);
        if (!meaning.isEmpty() && !typed.containsKey("understood")) {
            return page(form, problems, meaning);
        }
        workspace.change(wanted, by);
        Flash.say(request, "Saved. What it was before is in the list of changes, to go back to.");
        return Redirects.to(PATH);
    }

    private CompanyChanges changes() {
        return CompanyChanges.of(workspace.changes(), workspace.company(), Here.now(), frame.show());
    }

    private Html page(CompanyForm form, Map<String, String> problems, List<String> meaning) {
        var page = new CompanyPage(form.fields(problems), meaning, changes().listing());
        return settings.page("Company", templates.settingsCompany(page));
    }
}
