package com.sysopsquad.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.flows.ticket.TicketPhoto;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Credential;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.security.SignedInCustomer;
import com.sysopsquad.portal.ticket.TicketFilter;
import com.sysopsquad.portal.ticket.Tickets;
import com.sysopsquad.portal.ticket.photo.Photo;
import com.sysopsquad.portal.ticket.photo.Photos;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

/**
 * Photos of tickets: what is taken, for whom it is, and what is refused.
 *
 * <p>Tried as forms that the server cannot take: texts beyond 256 KB in one field and in many, of
 * names that the form has and others, more parts than allowed, a part with a long header, a form
 * that breaks off, one without a boundary, one of more than 51 MB without a length.
 */
@PortalTest
class TicketPhotosIntegrationTests {

  private static final byte[] JPEG = TestPictures.picture("jpg");
  private static final byte[] PNG = TestPictures.picture("png");

  private final BillingSide neighbours = BillingSide.start();

  @Autowired TestCustomers customers;
  @Autowired Tickets tickets;
  @Autowired Photos photos;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvc mvc;
  @LocalServerPort int port;

  private Customer ada;
  private UUID ticket;
  private VirusScanner scanner;

  @BeforeEach
  void register() throws IOException {
    ada = customers.register("Ada Barrow");
    ticket = UUID.randomUUID();
    scanner = VirusScanner.start();
  }

  @AfterEach
  void leave() throws IOException {
    scanner.close();
  }

  @Test
  void aPhotoIsShownToItsCustomerAloneAndSysopsHasItsClaimCheck() throws Exception {
    submit(JPEG, TestPictures.webp())
        .andExpect(redirectedUrl("/tickets/" + ticket + "?done=ticket"));
    submit(JPEG, TestPictures.webp())
        .andExpect(redirectedUrl("/tickets/" + ticket + "?done=ticket"));
    comment(UUID.randomUUID(), PNG)
        .andExpect(redirectedUrl("/tickets/" + ticket + "?done=comment"));

    List<Photo> kept = photos.of(ada.id(), ticket);
    assertThat(kept)
        .extracting(photo -> photo.format().name())
        .containsExactly("JPEG", "WEBP", "PNG");
    String path = "/tickets/" + ticket + "/photos/" + kept.getFirst().id();
    String name = tickets.get(ada.id(), ticket).number() + "-1.jpg";
    mvc.perform(get(path).with(user(signedIn(ada))))
        .andExpect(status().isOk())
        .andExpect(content().bytes(JPEG))
        .andExpect(header().string("Content-Type", "image/jpeg"))
        .andExpect(header().string("Content-Disposition", "inline; filename=\"" + name + "\""))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"))
        .andExpect(header().string("Content-Security-Policy", "default-src 'none'; sandbox"));
    mvc.perform(get("/tickets/" + ticket).with(user(signedIn(ada))))
        .andExpect(content().string(containsString(path)))
        .andExpect(content().string(containsString("Photo 3 (PNG")));
    Customer ben = customers.register("Ben Dawson");
    mvc.perform(get(path).with(user(signedIn(ben)))).andExpect(status().isNotFound());
    mvc.perform(
            get("/tickets/" + ticket + "/photos/" + UUID.randomUUID()).with(user(signedIn(ada))))
        .andExpect(status().isNotFound());
    await().until(() -> neighbours.tickets().photos(ticket).size() == 3);
    assertThat(neighbours.tickets().photos(ticket))
        .extracting(TicketPhoto::sha256)
        .containsExactlyElementsOf(kept.stream().map(Photo::sha256).toList());
    mvc.perform(post("/account/data/export").with(user(signedIn(ada))).with(csrf()))
        .andExpect(content().string(containsString(kept.getFirst().sha256())));
  }

  @Test
  void aPhotoIsJudgedByWhatIsKeptOfIt() throws Exception {
    byte[] ofPhotoshop =
        TestPictures.jpegWith(0xED, "Photoshop 3.0\0008BIM<?xml?><!DOCTYPE plist PUBLIC>");

    submit(ofPhotoshop, TestPictures.followedBy(PNG, "<script>alert(1)</script>"))
        .andExpect(redirectedUrl("/tickets/" + ticket + "?done=ticket"));

    List<byte[]> kept = List.of(JPEG, PNG);
    for (int i = 0; i < kept.size(); i++) {
      UUID id = photos.of(ada.id(), ticket).get(i).id();
      mvc.perform(get("/tickets/" + ticket + "/photos/" + id).with(user(signedIn(ada))))
          .andExpect(content().bytes(kept.get(i)));
    }
  }

  @Test
  void aLargePhotoComesBackAsItWas() throws Exception {
    byte[] large = TestPictures.picture("png", 600, 500);

    submit(large).andExpect(redirectedUrl("/tickets/" + ticket + "?done=ticket"));

    UUID id = photos.of(ada.id(), ticket).getFirst().id();
    mvc.perform(get("/tickets/" + ticket + "/photos/" + id).with(user(signedIn(ada))))
        .andExpect(content().bytes(large));
  }

  @Test
  void whatIsNoPictureOrMoreThanOneIsRefusedAndNothingTypedIsLost() throws Exception {
    refused("not an image", "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8));
    refused("not an image", Arrays.copyOf(JPEG, JPEG.length - 2));
    refused("not an image", "GIF89a".getBytes(StandardCharsets.US_ASCII));
    refused("is empty (0 bytes)", new byte[0]);
    refused("is empty (0 bytes)", JPEG, new byte[0]);
    refused("in HEIC format", TestPictures.isoMedia("heic", "mif1", "heic"));
    refused(
        "could be harmful",
        TestPictures.jpegWith(0xE2, "ICC_PROFILE\0\1\1<script>alert(1)</script>"));
    refused("could be harmful", TestPictures.followedBy(JPEG, VirusScanner.EICAR));
    refused("too large", TestPictures.followedBy(JPEG, "x".repeat(10 * 1024 * 1024)));
    refused("at most 5 photos", PNG, PNG, PNG, PNG, PNG, PNG);

    assertThat(tickets.page(ada.id(), TicketFilter.ALL, "", 1).total()).isZero();
  }

  @Test
  void aTicketHasFivePhotosAtMostAndACustomerSoManyBytes() throws Exception {
    submit(PNG, PNG, PNG, PNG).andExpect(redirectedUrl("/tickets/" + ticket + "?done=ticket"));

    comment(UUID.randomUUID(), PNG, PNG)
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("at most 5 photos")))
        .andExpect(content().string(containsString("It smells, too.</textarea>")));
    jdbc.sql("update customer.ticket_photo set size = 200 * 1048576 where id = ?")
        .param(photos.of(ada.id(), ticket).getFirst().id())
        .update();
    comment(UUID.randomUUID(), PNG)
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("at most 200 MB in total")));
    assertThat(photos.of(ada.id(), ticket)).hasSize(4);
  }

  @Test
  void withoutTheScannerNoPhotoIsTakenAndTextGoesOn() throws Exception {
    scanner.close();

    refused("cannot check photos right now", JPEG);
    submit().andExpect(redirectedUrl("/tickets/" + ticket + "?done=ticket"));

    assertThat(photos.of(ada.id(), ticket)).isEmpty();
  }

  @Test
  void filesAreTurnedAwayUnreadWhereNoneAreExpected() throws Exception {
    mvc.perform(multipart("/tickets").file(file(JPEG)).with(csrf()))
        .andExpect(redirectedUrl("/sign-in"));
    mvc.perform(multipart("/sign-in").file(file(JPEG)).with(csrf())).andExpect(status().is(415));
    mvc.perform(
            multipart("/account/details").file(file(JPEG)).with(user(signedIn(ada))).with(csrf()))
        .andExpect(status().is(415));
    mvc.perform(get("/tickets/too-large").with(user(signedIn(ada))))
        .andExpect(status().is(413))
        .andExpect(content().string(containsString("fewer or smaller photos")));
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<Void> answer =
          client.send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/tickets"))
                  .header("Content-Type", "multipart/form-data; boundary=x")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[3_000_000]))
                  .build(),
              HttpResponse.BodyHandlers.discarding());
      assertThat(answer.statusCode()).isEqualTo(302);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/tickets, title, 1, 300000, 413, Request too large",
    "/tickets/00000000-0000-0000-0000-000000000001/comments, text, 1, 300000, 413, Request too large",
    "/tickets, description, 40, 10000, 413, Request too large",
    "/tickets, title, 60, 1, 413, Request too large",
    "/tickets, title, 0, 0, 400, That did not work",
    "/tickets, field#, 1, 300000, 413, Request too large",
    "/tickets, field#, 4, 70000, 413, Request too large",
    "/tickets, field#, 1100, 1, 413, Request too large",
    "/tickets/00000000-0000-0000-0000-000000000001/comments, field#, 1, 300000, 413, Request too large",
    "/tickets/00000000-0000-0000-0000-000000000001/comments, field#, 4, 70000, 413, Request too large",
    "/tickets/00000000-0000-0000-0000-000000000001/comments, field#, 1100, 1, 413, Request too large"
  })
  void aFormBeyondTheLimitsOfTheServerIsToldOnAPageOfOurs(
      String path, String field, int fields, int length, int status, String title)
      throws Exception {
    String part =
        "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
            .formatted(field, "a".repeat(length));
    String parts =
        IntStream.range(0, fields)
            .mapToObj(number -> part.replace("#", Integer.toString(number)))
            .collect(Collectors.joining());

    HttpResponse<String> answer = send(path, fields == 0 ? "--x\r\nContent-" : parts + "--x--\r\n");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body())
        .contains(title, "</html>")
        .doesNotContain("HTTP Status", "Tomcat", "Exception");
    assertThat(tickets.page(ada.id(), TicketFilter.ALL, "", 1).total()).isZero();
  }

  @Test
  void aPartWithALongHeaderIsToldOnAPageOfOurs() throws Exception {
    HttpResponse<String> answer =
        send(
            "/tickets",
            "--x\r\nContent-Disposition: form-data; name=\"title\"\r\nX-Much: "
                + "a".repeat(5_000)
                + "\r\n\r\nDark\r\n--x--\r\n");

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("Request too large", "shorten your text");
  }

  /** Sends a form as a browser with a session, through the server's own reading of it. */
  private HttpResponse<String> send(String path, String form) throws Exception {
    String session = PortalVisitor.signedIn(mvc, ada).cookie("SYSOPS_SESSION");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
              .header("Content-Type", "multipart/form-data; boundary=x")
              .header("Accept", "text/html")
              .header("Cookie", "SYSOPS_SESSION=" + session)
              .POST(HttpRequest.BodyPublishers.ofString(form))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void anEmptyFileInACommentIsRefusedAndTheTextIsKept() throws Exception {
    submit().andExpect(redirectedUrl("/tickets/" + ticket + "?done=ticket"));

    comment(UUID.randomUUID(), new byte[0])
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("is empty (0 bytes)")))
        .andExpect(content().string(containsString("It smells, too.</textarea>")));

    assertThat(photos.of(ada.id(), ticket)).isEmpty();
  }

  private void refused(String sentence, byte[]... files) throws Exception {
    submit(files)
        .andExpect(status().is(422))
        .andExpect(content().string(containsString(sentence)))
        .andExpect(content().string(containsString("Choose your photos again")))
        .andExpect(content().string(containsString("It stays black.</textarea>")));
  }

  private ResultActions submit(byte[]... files) throws Exception {
    MockMultipartHttpServletRequestBuilder form = with(multipart("/tickets"), files);
    form.param("id", ticket.toString());
    form.param("title", "No picture").param("description", "It stays black.");
    return mvc.perform(form.with(user(signedIn(ada))).with(csrf()));
  }

  private ResultActions comment(UUID id, byte[]... files) throws Exception {
    MockMultipartHttpServletRequestBuilder form =
        with(multipart("/tickets/" + ticket + "/comments"), files);
    form.param("id", id.toString()).param("text", "It smells, too.");
    return mvc.perform(form.with(user(signedIn(ada))).with(csrf()));
  }

  private static MockMultipartHttpServletRequestBuilder with(
      MockMultipartHttpServletRequestBuilder form, byte[]... files) {
    Arrays.stream(files).forEach(content -> form.file(file(content)));
    // As browsers do where nothing was chosen.
    return form.file(new MockMultipartFile("photos", new byte[0]));
  }

  /** Says what everybody may say of a file; nothing of it is believed. */
  private static MockMultipartFile file(byte[] content) {
    return new MockMultipartFile("photos", "../photo.html", "text/html", content);
  }

  private static SignedInCustomer signedIn(Customer customer) {
    return new SignedInCustomer(new Credential(customer.id(), customer.name(), ""));
  }
}
