package org.opengeps.custody.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.opengeps.custody.MemberView;
import org.opengeps.protocol.threshold.Point;

/** A member of a committee within its ceremony. */
@Embeddable
public class Member {
  @Column(name = "member")
  private int index;

  private String person;
  private String name;

  @Column(name = "committee_key")
  private byte[] committeeKey;

  protected Member() {}

  public Member(int index, String person, String name, Point committeeKey) {
    this.index = index;
    this.person = person;
    this.name = name;
    this.committeeKey = committeeKey.bytes();
  }

  public int index() {
    return index;
  }

  public String person() {
    return person;
  }

  public MemberView view() {
    return new MemberView(index, person, name, Point.fromBytes(committeeKey));
  }
}
