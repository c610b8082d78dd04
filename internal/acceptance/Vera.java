import java.io.File;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Holds files against PDF/UA-1 with veraPDF, and prints a line of JSON for each:
 *
 * <pre>{"file": "cotton.pdf", "checks": 24141, "findings": ["7.1-3: Content is neither marked as Artifact …"]}</pre>
 *
 * Run it as it stands: {@code java -cp … Vera.java cotton.pdf}.
 */
class Vera {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    ValidationProfile rules;
    try (var xml = Vera.class.getResourceAsStream("/org/verapdf/pdfa/validation/PDFUA-1.xml")) {
      rules = Profiles.profileFromXml(xml);
    }
    for (String file : files) {
      try (var parser = Foundries.defaultInstance().createParser(new File(file), PDFAFlavour.PDFUA_1);
          var validator = Foundries.defaultInstance().createValidator(rules, 1000, false, true, false)) {
        var result = validator.validate(parser);
        List<String> findings = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (TestAssertion a : result.getTestAssertions()) {
          String rule = a.getRuleId().getClause() + "-" + a.getRuleId().getTestNumber();
          if (a.getStatus() == TestAssertion.Status.FAILED && seen.add(rule)) {
            findings.add(quoted(rule + ": " + a.getMessage()));
          }
        }
        System.out.println("{\"file\": " + quoted(file) + ", \"checks\": " + result.getTotalAssertions() + ", \"findings\": " + findings + "}");
      }
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ") + '"';
  }
}
