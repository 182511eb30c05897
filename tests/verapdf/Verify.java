import java.io.File;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.flavours.PDFAFlavour.Specification;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.ProfileDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Asks veraPDF which rules of which profiles some PDFs break, and prints it as lines of fields with tabs between.
 *
 * <p>Called with the names of profiles, two dashes, and files. The profiles lie in veraPDF's jar as XML. veraPDF's own
 * reader of them needs a JAXB that the jar does not bring, so they are read here.
 */
public final class Verify {
    private static final int MOST_EXAMPLES = 100;

    private final PrintStream out;

    private Verify(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] words) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        List<String> all = List.of(words);
        int dashes = all.indexOf("--");
        Verify verify = new Verify(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        for (String name : all.subList(0, dashes)) {
            ValidationProfile profile = profile(name);
            for (String file : all.subList(dashes + 1, all.size())) {
                verify.file(profile, name, file);
            }
        }
        verify.line("end");
    }

    private void file(ValidationProfile profile, String name, String file) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), profile.getPDFAFlavour());
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(profile, MOST_EXAMPLES, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            line("checked", name, file, result.getTotalAssertions());
            Map<RuleId, TestAssertion> examples = examples(result);
            result.getFailedChecks().forEach((rule, times) -> broken(rule, times, examples.get(rule)));
            if (!result.isCompliant() && result.getFailedChecks().isEmpty()) {
                line("unreadable", "veraPDF came to no end: " + result.getJobEndStatus());
            }
        } catch (Exception | StackOverflowError problem) {
            line("checked", name, file, 0);
            line("unreadable", problem);
        }
    }

    private void broken(RuleId rule, int times, TestAssertion example) {
        String message = example == null ? "" : example.getErrorMessage();
        String where = example == null ? "" : example.getLocation().getContext();
        line("broken", rule.getClause() + "-" + rule.getTestNumber(), times, message, where);
    }

    private void line(Object... fields) {
        List<String> words = new ArrayList<>();
        for (Object field : fields) {
            words.add(String.valueOf(field).replaceAll("\\s+", " "));
        }
        out.println(String.join("\t", words));
    }

    private static Map<RuleId, TestAssertion> examples(ValidationResult result) {
        Map<RuleId, TestAssertion> found = new HashMap<>();
        for (TestAssertion one : result.getTestAssertions()) {
            found.putIfAbsent(one.getRuleId(), one);
        }
        return found;
    }

    private static ValidationProfile profile(String name) throws Exception {
        String place = "/org/verapdf/pdfa/validation/" + name + ".xml";
        try (InputStream xml = Verify.class.getResourceAsStream(place)) {
            if (xml == null) {
                throw new IllegalArgumentException("veraPDF has no profile called " + name);
            }
            Document read = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml);
            Element root = read.getDocumentElement();
            ProfileDetails details = Profiles.profileDetailsFromValues(name, "", "", new Date(0));
            PDFAFlavour flavour = PDFAFlavour.valueOf(root.getAttribute("flavour"));
            return Profiles.profileFromValues(flavour, details, "", rules(root), variables(root));
        }
    }

    private static Set<Rule> rules(Element root) {
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element rule : all(root, "rule")) {
            Element id = all(rule, "id").get(0);
            RuleId ruleId = Profiles.ruleIdFromValues(
                    Specification.valueOf(id.getAttribute("specification")),
                    id.getAttribute("clause"),
                    Integer.parseInt(id.getAttribute("testNumber")));
            List<ErrorArgument> arguments = new ArrayList<>();
            for (Element argument : all(rule, "argument")) {
                arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), null, null));
            }
            rules.add(Profiles.ruleFromValues(
                    ruleId,
                    rule.getAttribute("object"),
                    rule.getAttribute("deferred").equals("true"),
                    rule.getAttribute("tags"),
                    text(rule, "description"),
                    text(rule, "test"),
                    Profiles.errorFromValues(text(rule, "message"), arguments),
                    List.of()));
        }
        return rules;
    }

    private static Set<Variable> variables(Element root) {
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element one : all(root, "variable")) {
            variables.add(Profiles.variableFromValues(
                    one.getAttribute("name"), one.getAttribute("object"), text(one, "defaultValue"), text(one, "value")));
        }
        return variables;
    }

    private static List<Element> all(Element inside, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = inside.getElementsByTagName(name);
        for (int number = 0; number < nodes.getLength(); number++) {
            found.add((Element) nodes.item(number));
        }
        return found;
    }

    private static String text(Element inside, String name) {
        return all(inside, name).get(0).getTextContent();
    }
}
