import edu.stanford.nlp.pipeline.CoreDocument;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** One process in which CoreNLP finds quotations and their speakers on one thread: java Quotes.java FILE. Prints {load, seconds, peak} as JSON. */
public class Quotes {
  public static void main(String[] args) throws Exception {
    long before = System.nanoTime();
    Properties properties = new Properties();
    properties.setProperty("annotators", "tokenize,pos,lemma,ner,depparse,coref,quote");
    properties.setProperty("coref.algorithm", "statistical");
    properties.setProperty("threads", "1");
    StanfordCoreNLP pipeline = new StanfordCoreNLP(properties);
    String[] paragraphs = Files.readString(Path.of(args[0])).split("\n\n");
    long begun = System.nanoTime();
    pipeline.annotate(new CoreDocument(String.join("\n\n", java.util.Arrays.copyOf(paragraphs, Math.min(8, paragraphs.length)))));
    long warm = System.nanoTime();
    // In stretches of some twenty paragraphs, as a reader of articles meets them: coreference grows with the square.
    for (int at = 0; at < paragraphs.length; at += 20) {
      String part = String.join("\n\n", java.util.Arrays.copyOfRange(paragraphs, at, Math.min(at + 20, paragraphs.length)));
      pipeline.annotate(new CoreDocument(part));
    }
    long ended = System.nanoTime();
    String held = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmHWM")).findFirst().orElse("0");
    double peak = Double.parseDouble(held.replaceAll("[^0-9]", "")) * 1024 / 1e6;
    System.out.printf("{\"load\": %.1f, \"seconds\": %.3f, \"peak\": %.0f}%n", (begun - before) / 1e6, (ended - warm) / 1e9, peak);
  }
}
