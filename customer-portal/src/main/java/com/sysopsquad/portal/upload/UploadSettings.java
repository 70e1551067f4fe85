package com.sysopsquad.portal.upload;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What customers may upload.
 *
 * @param most maximum number of pictures of one ticket
 * @param largest maximum size of one picture
 * @param ofCustomer maximum size of all pictures of one customer together
 * @param atOnce how many forms with pictures a replica checks at once; each holds one picture in
 *     memory
 * @param clamd host and port of a ClamAV daemon; null if there is none
 * @param patience how long to wait for a free slot, and for the daemon
 */
@ConfigurationProperties("sysops.portal.uploads")
public record UploadSettings(
    @DefaultValue("5") int most,
    @DefaultValue("10MB") DataSize largest,
    @DefaultValue("200MB") DataSize ofCustomer,
    @DefaultValue("8") int atOnce,
    @Nullable String clamd,
    @DefaultValue("10s") Duration patience) {}
