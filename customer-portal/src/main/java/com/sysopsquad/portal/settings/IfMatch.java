package com.sysopsquad.portal.settings;

import com.sysopsquad.portal.api.problem.WrongHeader;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;

/**
 * Which versions may be changed, according to the header If-Match (RFC 9110, section 13.1.1): any
 * of its entity tags, or all if it is an asterisk.
 *
 * <p>Our tags are strong tags of a version. A proxy that compresses a response changes its tag: it
 * makes it weak, as nginx does, or adds the encoding, as Apache does. Such a tag is read as the
 * original one. Any other weak tag is not ours and matches nothing.
 *
 * @param tags null if there is no condition
 */
record IfMatch(@Nullable List<ETag> tags) {

  private static final Pattern LIST =
      Pattern.compile("[\\s,]*+(?:(?:W/)?\"[^\"]*+\"\\s*+(?:,[\\s,]*+|$))++");
  private static final Pattern CODING = Pattern.compile("(--?|;)(gzip|br|zstd|deflate)$");

  /**
   * The condition of a request.
   *
   * @throws WrongHeader if the header is neither a list of entity tags nor an asterisk
   */
  static IfMatch of(@Nullable String header) {
    if (header == null) {
      return new IfMatch(null);
    }
    if (!header.strip().equals("*") && !LIST.matcher(header).matches()) {
      throw new WrongHeader(HttpHeaders.IF_MATCH, "api.wrong-if-match");
    }
    return new IfMatch(ETag.parse(header));
  }

  /** Whether this version may be changed. */
  boolean allows(long version) {
    return tags == null
        || tags.stream()
            .anyMatch(
                tag ->
                    tag.isWildcard()
                        || CODING
                            .matcher(tag.tag())
                            .replaceFirst("")
                            .equals(Long.toString(version)));
  }
}
