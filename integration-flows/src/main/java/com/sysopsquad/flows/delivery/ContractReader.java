package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.message.Contract;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.integration.core.GenericTransformer;

/**
 * Reads the contracts out of received messages; a malformed one is given up without the others.
 *
 * @param <T> the contract
 */
public final class ContractReader<T extends Contract>
    implements GenericTransformer<List<ReceivedMessage>, List<T>> {

  private final ContractJson json;
  private final Class<T> contract;

  ContractReader(ContractJson json, Class<T> contract) {
    this.json = json;
    this.contract = contract;
  }

  @Override
  public List<T> transform(List<ReceivedMessage> messages) {
    List<T> contracts = new ArrayList<>(messages.size());
    Map<UUID, String> defects = new LinkedHashMap<>();
    for (ReceivedMessage message : messages) {
      try {
        contracts.add(json.read(message.body(), contract));
      } catch (ContractJson.MalformedBody malformed) {
        defects.put(message.id(), String.valueOf(malformed.getMessage()));
      }
    }
    if (!defects.isEmpty()) {
      throw new InvalidMessages(defects);
    }
    return contracts;
  }

  /** The contract in a single message. */
  public T read(ReceivedMessage message) {
    return transform(List.of(message)).getFirst();
  }

  /** The contract in a single message, if it is well-formed. */
  public Optional<T> readable(ReceivedMessage message) {
    try {
      return Optional.of(json.read(message.body(), contract));
    } catch (ContractJson.MalformedBody malformed) {
      return Optional.empty();
    }
  }
}
