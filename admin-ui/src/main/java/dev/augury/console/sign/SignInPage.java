package dev.augury.console.sign;

import dev.augury.console.ConsoleProperties;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form to sign in. */
@Controller
final class SignInPage {

    private final ConsoleProperties properties;

    SignInPage(ConsoleProperties properties) {
        this.properties = properties;
    }

    @GetMapping(SignInSecurity.SIGN_IN)
    String form(@RequestParam MultiValueMap<String, String> asked, Model model) {
        String told = asked.containsKey("wrong") ? "Name or password is wrong."
                : asked.containsKey("locked") ? "Too many attempts from your address. Wait up to " + properties.attemptsPause().toMinutes() + " minutes, then try again."
                : asked.containsKey("signed-out") ? "You are signed out." : "";
        model.addAttribute("told", told);
        model.addAttribute("wrong", !told.isEmpty() && !asked.containsKey("signed-out"));
        return "console/sign-in";
    }
}
