import java.io.File;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;

/**
 * Prints a line "file, tab, number of axioms" for each RDF/XML file, and a line "file, tab, kind of
 * violation, tab, what violates" for each violation of the OWL 2 DL profile. Run as a source file
 * with the OWL API on the class path; it is part of the HermiT that owlready2 has.
 */
public class Profile {
    public static void main(String[] files) throws Exception {
        for (String file : files) {
            OWLOntology ontology =
                OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(new File(file));
            System.out.println(file + "\t" + ontology.getAxiomCount());
            for (OWLProfileViolation found : new OWL2DLProfile().checkOntology(ontology).getViolations()) {
                String what = found.toString().replaceAll("\\s+", " ");
                System.out.println(file + "\t" + found.getClass().getSimpleName() + "\t" + what);
            }
        }
    }
}
