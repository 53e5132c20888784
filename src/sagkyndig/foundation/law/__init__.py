"""The law register: provisions (SEL § 96, stk. 2) and precedents (PM 18-18) that editions and courses lean on."""
