package com.sysopsquad.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One word for one thing: words that the house has given up, with the word that it uses instead in
 * the glossaries of docs/architecture.md and docs/domain.md, stand in no source, text or document.
 */
class HouseWordsTests {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** What people wrote or what was built is not the house's language; history keeps its words. */
  private static final Set<String> NOT_READ =
      Set.of("target", "var", "node_modules", "CHANGELOG.md");

  private static final Set<String> READ =
      Set.of(
          "java",
          "sql",
          "yaml",
          "yml",
          "properties",
          "html",
          "md",
          "json",
          "csv",
          "sh",
          "xml",
          "js",
          "css",
          "lua",
          "mqsc",
          "txt");

  /** A letter is a dead letter (perhaps across two lines), one of the alphabet, or a paper size. */
  private static final Pattern LETTER =
      Pattern.compile(
          "(?<!^[ *#/-]{0,20})(?<!dead)(?<!dead[-_ ])(?<!size: )(?<!two[ -])(?<!capital"
              + " )(?<!small)(?<!accented )(?<!by two )letter(?!s where signs|s, digits| and digit|s and"
              + " digit|s or digit|-spacing)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ABANDONED =
      Pattern.compile(
          "\\b(bury|buries|buried|burials?|mourn\\w*|graves?|catalogues?|piles?|pileCount|troubles?"
              + "|callingPrograms?|calling programs?|surroundings|rhythms?|essences?|fates?"
              + "|runRecords|recordedRuns|lockedLaunching|launchExecutor|sendAttempts)\\b"
              + "|(Burial|Mourn|Catalogue|Trouble\\b)",
          Pattern.CASE_INSENSITIVE);

  /** Names of types that do not say what they do; a library's types are used, not declared. */
  private static final Pattern ABANDONED_TYPE =
      Pattern.compile(
          "\\b(class|record|interface|enum) (Words|Moments|Told|\\w*(Gauge|Dispatch|Arrivals))\\b");

  /** What a translation would say, and nobody who speaks the language. */
  private static final Pattern STILTED =
      Pattern.compile(
          "\\b(shall|(is|are|was|were) told|tells nobody|when left out|takes? (it|this) back"
              + "|starts? nothing|hand(s|ed)? in|present (definition|month))\\b",
          Pattern.CASE_INSENSITIVE);

  /** Where people read more than a name: the pages, the emails, and the commands. */
  private static final Pattern TEXTS =
      Pattern.compile(".*/resources/(templates|messages)/.*|ops-client/src/main/.*");

  @Test
  void noSourceTextOrDocumentUsesAWordThatWasGivenUp() throws IOException {
    assertThat(files().stream().flatMap(file -> refused(file, HouseWordsTests::usesAbandonedWord)))
        .as("Words that the glossary replaces")
        .isEmpty();
  }

  @Test
  void noTextThatPeopleReadHasAStiltedPhrase() throws IOException {
    assertThat(
            files().stream()
                .filter(HouseWordsTests::hasTexts)
                .flatMap(file -> refused(file, HouseWordsTests::isStilted)))
        .as("Phrases of a translation")
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nobody is told of this alarm until the silence ends.",
        "active (as when left out), open or all.",
        "Ends a blackout now, or takes it back.",
        "It starts nothing until you resume it.",
        "From the file to the present definition.",
        "A bill that shall not be charged."
      })
  void aStiltedPhraseIsFound(String line) {
    assertThat(isStilted(line)).isTrue();
  }

  /** Tried: the words of a phrase, each in another sense. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "known(\"Notice     \", alert.told());",
        "Starts the job of a schedule now.",
        "Handed over to Ben",
        "Options that you leave out stay unchanged.",
        "Back to your account"
      })
  void anOrdinaryPhraseIsLeftAlone(String line) {
    assertThat(isStilted(line)).isFalse();
  }

  @Test
  void pagesEmailsAndCommandsAreRead() throws IOException {
    assertThat(
            files().stream()
                .filter(HouseWordsTests::hasTexts)
                .map(file -> file.getFileName().toString()))
        .contains("alarm-silence.html", "email_de.properties", "ScheduleCommand.java");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class LetterSender {",
        "A letter of a customer",
        "private void bury(Message message)",
        "mourners.forEach",
        "SYSOPS_CATALOGUE_DB",
        "the catalogue quantum",
        "record PileCount()",
        "ReportingTrouble",
        "class CallingProgram",
        "the surroundings of a page",
        "private final Rhythm rhythm;",
        "the fate of a bill",
        "interface RunRecords {",
        "private final LaunchExecutor executor;",
        "Step sendAttempts()",
        "final class Words {",
        "record Told(List<String> statuses)",
        "enum Moments {",
        "class ConnectionsGauge {",
        "public interface InvoiceDispatch {",
        "interface CardArrivals {"
      })
  void aWordThatWasGivenUpIsFound(String line) {
    assertThat(usesAbandonedWord(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class DeadLetterPublisher",
        "create table dead_letter",
        "Dead letters are replayed",
        "a code of two letters",
        "catalog.contract",
        "   * letters that nobody has decided on",
        "compile",
        "Troubleshooting",
        "without surrounding spaces",
        "Gauge.builder(name, this, Queue::depth).register(meters)",
        "interface words like these",
        "final class CronWords {",
        "boolean asyncDispatch(Request request)",
        "everybodyIsTold()"
      })
  void aWordOfTheGlossaryIsLeftAlone(String line) {
    assertThat(usesAbandonedWord(line)).isFalse();
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) {
            return isRead(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
            String name = file.getFileName().toString();
            if (isRead(file)
                && READ.contains(name.substring(name.lastIndexOf('.') + 1))
                && !name.equals("HouseWordsTests.java")) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private static boolean isRead(Path path) {
    String name = path.getFileName().toString();
    return path.equals(ROOT) || !(NOT_READ.contains(name) || name.startsWith("."));
  }

  private static boolean hasTexts(Path file) {
    return TEXTS.matcher(ROOT.relativize(file).toString()).matches();
  }

  private static Stream<String> refused(Path file, Predicate<String> refused) {
    try {
      List<String> lines = Files.readAllLines(file);
      return IntStream.range(0, lines.size())
          .filter(line -> refused.test(lines.get(line)))
          .mapToObj(
              line -> ROOT.relativize(file) + ":" + (line + 1) + " " + lines.get(line).strip());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file + " is not UTF-8", unreadable);
    }
  }

  private static boolean usesAbandonedWord(String line) {
    return ABANDONED.matcher(line).find()
        || ABANDONED_TYPE.matcher(line).find()
        || LETTER.matcher(line).find();
  }

  private static boolean isStilted(String line) {
    return STILTED.matcher(line).find();
  }
}
