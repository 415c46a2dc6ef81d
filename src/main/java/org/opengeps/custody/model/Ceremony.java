package org.opengeps.custody.model;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opengeps.custody.CeremonyId;
import org.opengeps.custody.CeremonyState;
import org.opengeps.kernel.Sha256;

/** A distributed key generation. Its state only moves forward; burnt is final. */
@Entity(name = "CommitteeCeremony")
@Table(name = "custody_ceremony")
public class Ceremony {
  private static final int COMPLAINT_LENGTH = 1000;

  @Id private String id;
  private String agency;
  private Sha256 hash;
  private Sha256 document;
  private int threshold;
  private int size;

  @Column(name = "key_count")
  private int keyCount;

  @Enumerated(EnumType.STRING)
  private CeremonyState state;

  @Column(name = "transcript_hash")
  private Sha256 transcriptHash;

  private String complaint;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @ElementCollection
  @CollectionTable(name = "custody_member", joinColumns = @JoinColumn(name = "ceremony"))
  @OrderBy("index")
  private List<Member> members = new ArrayList<>();

  protected Ceremony() {}

  /** What the officer's signed statement says. */
  public record Terms(
      CeremonyId id,
      String agency,
      Sha256 hash,
      int threshold,
      int keyCount,
      Instant createdAt,
      Instant expiresAt) {}

  public Ceremony(Terms terms, Sha256 document, List<Member> members) {
    this.id = terms.id().toString();
    this.agency = terms.agency();
    this.hash = terms.hash();
    this.document = document;
    this.threshold = terms.threshold();
    this.size = members.size();
    this.keyCount = terms.keyCount();
    this.state = CeremonyState.ROUND_1;
    this.createdAt = terms.createdAt();
    this.expiresAt = terms.expiresAt();
    this.members = new ArrayList<>(members);
  }

  public CeremonyId id() {
    return CeremonyId.parse(id);
  }

  public String agency() {
    return agency;
  }

  public Sha256 hash() {
    return hash;
  }

  public Sha256 document() {
    return document;
  }

  public int k() {
    return threshold;
  }

  public int n() {
    return size;
  }

  public int keyCount() {
    return keyCount;
  }

  public CeremonyState state() {
    return state;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public Optional<Sha256> transcriptHash() {
    return Optional.ofNullable(transcriptHash);
  }

  public Optional<String> complaint() {
    return Optional.ofNullable(complaint);
  }

  public List<Member> members() {
    return List.copyOf(members);
  }

  public Optional<Member> member(String person) {
    return members.stream().filter(member -> member.person().equals(person)).findFirst();
  }

  /** All n members have dealt. */
  public void dealt(Sha256 transcript) {
    move(CeremonyState.ROUND_1, CeremonyState.ROUND_2);
    transcriptHash = transcript;
  }

  /** All n members have accepted. */
  public void accepted() {
    move(CeremonyState.ROUND_2, CeremonyState.REHEARSING);
  }

  /** A rehearsal has passed; a later one changes nothing. */
  public void rehearsed() {
    if (state != CeremonyState.READY) {
      move(CeremonyState.REHEARSING, CeremonyState.READY);
    }
  }

  /** A complaint burns all keys; so does a transcript whose commitments add up to nothing. */
  public void burn(String reason) {
    move(
        state == CeremonyState.ROUND_1 ? CeremonyState.ROUND_1 : CeremonyState.ROUND_2,
        CeremonyState.BURNT);
    complaint =
        reason.length() <= COMPLAINT_LENGTH ? reason : reason.substring(0, COMPLAINT_LENGTH);
  }

  private void move(CeremonyState from, CeremonyState to) {
    if (state != from) {
      throw new IllegalStateException("ceremony " + id + " is " + state + ", not " + from);
    }
    state = to;
  }
}
