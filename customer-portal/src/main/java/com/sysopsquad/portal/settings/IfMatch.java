package com.sysopsquad.portal.settings;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

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

  private static final Pattern CODING = Pattern.compile("(--?|;)(gzip|br|zstd|deflate)$");

  /** The condition of a request; a tag that cannot be read matches nothing. */
  static IfMatch of(@Nullable String header) {
    return new IfMatch(header == null ? null : ETag.parse(header));
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
