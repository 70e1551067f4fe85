package com.sysopsquad.flows.contract;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the sources say about records and their components, as plain text. */
final class SourceComments {

  private final Map<String, String> texts = new HashMap<>();

  /** Reads the comments of these records and of all that stands in the same packages. */
  static SourceComments of(Stream<? extends Class<?>> records) {
    SourceComments comments = new SourceComments();
    List<File> files =
        records
            .map(type -> "src/main/java/" + type.getPackageName().replace('.', '/'))
            .distinct()
            .flatMap(folder -> Stream.of(Objects.requireNonNull(new File(folder).listFiles())))
            .filter(file -> file.getName().endsWith(".java"))
            .toList();
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromFiles(files));
      DocTrees trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        comments.read(unit, trees);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return comments;
  }

  @Nullable String of(Class<?> type) {
    return texts.get(type.getSimpleName());
  }

  @Nullable String of(Class<?> type, String component) {
    return texts.get(type.getSimpleName() + "#" + component);
  }

  private void read(CompilationUnitTree unit, DocTrees trees) {
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
        @Nullable DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
        if (comment != null) {
          read(type.getSimpleName().toString(), comment);
        }
        return super.visitClass(type, null);
      }
    }.scan(unit, null);
  }

  private void read(String type, DocCommentTree comment) {
    texts.put(type, plain(comment.getFullBody()));
    for (DocTree tag : comment.getBlockTags()) {
      if (tag instanceof ParamTree parameter) {
        texts.put(type + "#" + parameter.getName(), plain(parameter.getDescription()));
      }
    }
  }

  private static String plain(List<? extends DocTree> comment) {
    return comment.stream()
        .map(String::valueOf)
        .collect(Collectors.joining())
        .replaceAll("\\{@\\w+ ([^}]*)}", "$1")
        .replaceAll("</?\\w+>", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
