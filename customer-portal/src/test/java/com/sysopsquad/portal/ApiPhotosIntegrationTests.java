package com.sysopsquad.portal;

import static com.sysopsquad.portal.ApiCaller.SECRET;
import static com.sysopsquad.portal.ApiCaller.found;
import static com.sysopsquad.portal.ApiCaller.json;
import static com.sysopsquad.portal.PortalFixture.PASSWORD;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.flows.ticket.TicketPhoto;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.picture.NotedPictures;
import com.sysopsquad.portal.ticket.photo.Photo;
import com.sysopsquad.portal.ticket.photo.Photos;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

/** Photos of tickets by the API: the same use cases as on the pages, with the same limits. */
@PortalTest
class ApiPhotosIntegrationTests {

  private static final byte[] JPEG = TestPictures.picture("jpg");
  private static final byte[] PNG = TestPictures.picture("png");
  private static final int TEN_MEGABYTES = 10 * 1024 * 1024;
  private static final String PROBLEM = "urn:sysopsquad:problem:";

  private final BillingSide neighbours = BillingSide.start();

  @Autowired TestCustomers customers;
  @Autowired Photos photos;
  @Autowired MockMvc mvc;
  @LocalServerPort int port;

  private Customer ada;
  private ApiCaller client;
  private UUID ticket;
  private VirusScanner scanner;

  @BeforeEach
  void submit() throws Exception {
    scanner = VirusScanner.start();
    ada = customers.register("Ada Barrow");
    client = ApiCaller.client(mvc, "writer", SECRET, "customers:read customers:write");
    ticket = submitted(ada);
  }

  @AfterEach
  void leave() throws IOException {
    scanner.close();
  }

  @Test
  void aPhotoIsAddedOnceListedFetchedAndToldToSysops() throws Exception {
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();

    found(put(path(ada, ticket, first), "image/jpeg", JPEG));
    JsonNode again = found(put(path(ada, ticket, first), "image/png", PNG));
    JsonNode both = found(put(path(ada, ticket, second), "image/webp", PNG));

    assertThat(again.path("photos").size()).isEqualTo(1);
    assertThat(both.path("photos").size()).isEqualTo(2);
    assertThat(both.at("/photos/0/id").asString()).isEqualTo(first.toString());
    assertThat(both.at("/photos/0/type").asString()).isEqualTo("image/jpeg");
    assertThat(both.at("/photos/1/type").asString()).isEqualTo("image/png");
    assertThat(both.at("/photos/1/position").asInt()).isEqualTo(2);
    assertThat(both.at("/timeline/0/kind").asString()).isEqualTo("COMMENTED");
    assertThat(both.at("/timeline/0/commentId").asString())
        .isEqualTo(both.at("/photos/1/commentId").asString());
    assertThat(both.path("timeline").get(0).has("text")).isFalse();
    client
        .get(path(ada, ticket, first))
        .andExpect(status().isOk())
        .andExpect(content().bytes(JPEG))
        .andExpect(header().string("Content-Type", "image/jpeg"))
        .andExpect(header().string("Content-Disposition", containsString("-1.jpg\"")))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"))
        .andExpect(header().string("Content-Security-Policy", "default-src 'none'; sandbox"))
        .andExpect(header().doesNotExist("Set-Cookie"));
    await().until(() -> neighbours.tickets().photos(ticket).size() == 2);
    assertThat(neighbours.tickets().photos(ticket))
        .extracting(TicketPhoto::sha256)
        .containsExactlyElementsOf(
            photos.of(ada.id(), ticket).stream().map(Photo::sha256).toList());
  }

  @Test
  void aCustomerInASessionDoesTheSameAndSeesItOnThePages() throws Exception {
    PortalVisitor visitor = new PortalVisitor(mvc);
    visitor.signIn(ada.email(), PASSWORD);
    ApiCaller session = ApiCaller.session(visitor);
    String path = "/customers/me/tickets/" + ticket + "/photos/" + UUID.randomUUID();

    found(put(session, path, "image/png", PNG));

    session.get(path).andExpect(status().isOk()).andExpect(content().bytes(PNG));
    visitor
        .get("/tickets/" + ticket)
        .andExpect(content().string(containsString("Photo 1 (PNG")))
        .andExpect(content().string(containsString("You commented")));
  }

  @Test
  void aPhotoTellsNothingButWhatItShows() throws Exception {
    String path = path(ada, ticket, UUID.randomUUID());

    JsonNode answer = found(put(path, "image/jpeg", NotedPictures.jpeg(6)));

    byte[] kept = client.get(path).andReturn().getResponse().getContentAsByteArray();
    assertThat(new String(kept, ISO_8859_1)).contains("Exif").doesNotContain(NotedPictures.SECRET);
    assertThat(answer.at("/photos/0/size").asInt()).isEqualTo(kept.length);
    assertThat(answer.at("/photos/0/sha256").asString())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(kept)));
  }

  @Test
  void whatIsNotTheirsIsNotFoundAndNothingIsKept() throws Exception {
    Customer ben = customers.register("Ben Dawson");
    UUID others = submitted(ben);
    UUID known = UUID.randomUUID();
    found(put(path(ben, others, known), "image/png", PNG));

    put(path(ada, others, UUID.randomUUID()), "image/png", PNG).andExpect(status().isNotFound());
    put(path(ada, UUID.randomUUID(), known), "image/png", PNG).andExpect(status().isNotFound());
    put(path(ada, ticket, known), "image/png", PNG).andExpect(status().isNotFound());
    client.get(path(ada, others, known)).andExpect(status().isNotFound());
    client.get(path(ada, ticket, known)).andExpect(status().isNotFound());

    assertThat(photos.of(ada.id(), ticket)).isEmpty();
    assertThat(photos.of(ben.id(), others)).hasSize(1);
  }

  @Test
  void whatThePagesRefuseIsRefusedHere() throws Exception {
    String path = path(ada, ticket, UUID.randomUUID());

    refused(put(path, "image/png", new byte[0]), 422, "not-possible", "upload.empty");
    refused(
        put(path, "image/png", "<svg/>".getBytes(US_ASCII)),
        422,
        "not-possible",
        "upload.no-picture");
    refused(
        put(path, "image/jpeg", TestPictures.isoMedia("heic", "mif1")),
        422,
        "not-possible",
        "upload.heic");
    refused(
        put(path, "image/jpeg", TestPictures.followedBy(JPEG, VirusScanner.EICAR)),
        422,
        "not-possible",
        "upload.malicious");
    refused(
        put(path, "image/jpeg", TestPictures.followedBy(JPEG, "x".repeat(TEN_MEGABYTES))),
        413,
        "too-large",
        "upload.too-large");
    for (String other :
        new String[] {"text/html", "application/json", "image/svg+xml", "image/heic"}) {
      put(path, other, PNG)
          .andExpect(status().is(415))
          .andExpect(jsonPath("$.type").value(PROBLEM + "no-picture"));
    }
    put(path, "multipart/form-data; boundary=x", new byte[100_000]).andExpect(status().is(413));
    scanner.close();
    refused(put(path, "image/png", PNG), 503, "away", "upload.scanner-away");

    assertThat(photos.of(ada.id(), ticket)).isEmpty();
  }

  @Test
  void aTicketHasFivePhotosAndAClosedOneGetsNone() throws Exception {
    for (int i = 0; i < 5; i++) {
      found(put(path(ada, ticket, UUID.randomUUID()), "image/png", PNG));
    }
    refused(
        put(path(ada, ticket, UUID.randomUUID()), "image/png", PNG),
        422,
        "not-possible",
        "upload.too-many");

    UUID closed = submitted(ada);
    UUID before = UUID.randomUUID();
    found(put(path(ada, closed, before), "image/png", PNG));
    found(client.call(HttpMethod.PUT, ticketPath(ada, closed) + "/closure", null));
    found(put(path(ada, closed, before), "image/png", PNG));
    refused(
        put(path(ada, closed, UUID.randomUUID()), "image/png", PNG),
        422,
        "not-possible",
        "ticket.comment-closed");
  }

  @Test
  void aPhotoThatHidesItsLengthIsReadAsFarAsItMayBe() throws Exception {
    String token =
        ApiCaller.token(new PortalVisitor(mvc), "writer", SECRET, "customers:read customers:write");
    byte[] much = TestPictures.followedBy(JPEG, "x".repeat(TEN_MEGABYTES));
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(
                      URI.create(
                          "http://localhost:"
                              + port
                              + ApiCaller.ROOT
                              + path(ada, ticket, UUID.randomUUID())))
                  .header("Authorization", "Bearer " + token)
                  .header("Content-Type", "image/jpeg")
                  .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(much)))
                  .build(),
              BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).contains("upload.too-large");
    }
  }

  @Test
  void aFormIsRefusedAsAFormatThatTheApiDoesNotTake() throws Exception {
    String token =
        ApiCaller.token(new PortalVisitor(mvc), "writer", SECRET, "customers:read customers:write");
    String form = "--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nDark\r\n--x--\r\n";
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String sent : new String[] {form, "--x\r\nContent-", "nothing of a form"}) {
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(
                        URI.create(
                            "http://localhost:" + port + ApiCaller.ROOT + ticketPath(ada, ticket)))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "multipart/form-data; boundary=x")
                    .PUT(BodyPublishers.ofString(sent))
                    .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(sent).isEqualTo(415);
        assertThat(answer.body()).contains(PROBLEM + "not-json");
      }
    }
  }

  @Test
  void nothingIsReadOfWhoMayNotSendIt() throws Exception {
    String token = ApiCaller.token(new PortalVisitor(mvc), "reader", SECRET, "customers:read");

    assertThat(announced("")).isEqualTo("HTTP/1.1 401 ");
    assertThat(announced("Authorization: Bearer " + token + "\r\n")).isEqualTo("HTTP/1.1 403 ");
  }

  /** The first line that comes back when a photo is announced; 100 would say: send it. */
  private String announced(String authorization) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(Math.toIntExact(Duration.ofSeconds(30).toMillis()));
      String head =
          "PUT %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/jpeg\r\nContent-Length: 9000000\r\nExpect: 100-continue\r\n%s\r\n"
              .formatted(ApiCaller.ROOT + path(ada, ticket, UUID.randomUUID()), authorization);
      socket.getOutputStream().write(head.getBytes(US_ASCII));
      return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))
          .readLine();
    }
  }

  private static void refused(ResultActions answer, int status, String type, String code)
      throws Exception {
    JsonNode problem = json(answer.andExpect(status().is(status)));
    assertThat(problem.path("type").asString()).isEqualTo(PROBLEM + type);
    assertThat(problem.path("code").asString()).isEqualTo(code);
    assertThat(problem.path("detail").asString()).isNotEmpty();
  }

  private UUID submitted(Customer customer) throws Exception {
    UUID id = UUID.randomUUID();
    found(client.put(ticketPath(customer, id), "{\"title\": \"No picture\"}"));
    return id;
  }

  private ResultActions put(String path, String type, byte[] body) throws Exception {
    return put(client, path, type, body);
  }

  private static ResultActions put(ApiCaller caller, String path, String type, byte[] body)
      throws Exception {
    return caller.perform(
        MockMvcRequestBuilders.put(URI.create(ApiCaller.ROOT + path))
            .header("Content-Type", type)
            .header("Content-Length", body.length)
            .content(body));
  }

  private static String path(Customer customer, UUID ticket, UUID photo) {
    return ticketPath(customer, ticket) + "/photos/" + photo;
  }

  private static String ticketPath(Customer customer, UUID ticket) {
    return "/customers/" + customer.id() + "/tickets/" + ticket;
  }
}
