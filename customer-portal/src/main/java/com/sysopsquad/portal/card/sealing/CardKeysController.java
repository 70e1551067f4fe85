package com.sysopsquad.portal.card.sealing;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives the browser the keys to encrypt a card. */
@RestController
class CardKeysController {

  private static final MediaType JWK_SET = MediaType.parseMediaType("application/jwk-set+json");

  private final CardKeys keys;

  CardKeysController(CardKeys keys) {
    this.keys = keys;
  }

  @GetMapping("/keys/card")
  ResponseEntity<String> cardKeys() {
    return ResponseEntity.ok()
        .contentType(JWK_SET)
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
        .body(keys.current().toString(true));
  }
}
